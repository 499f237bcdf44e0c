import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mappingSchema } from '../compiler/index.js';
import { chooseMediaType } from '../http/accept.js';
import { KeptAnswer, Operation, Problems } from '../http/openapi/openapi.decorators.js';

const MAPPING_SCHEMA = mappingSchema();

/** `GET /schemas/mapping.json`: the form of a mapping, for editors. */
@ApiTags('targets')
@Controller('schemas')
export class SchemasController {
  @Get('mapping.json')
  @Operation({ id: 'mappingSchema', summary: 'Returns the JSON Schema of a mapping, for editors' })
  @KeptAnswer({
    description: 'A JSON Schema (2020-12).',
    content: { 'application/json': { schema: { type: 'object' }, example: { title: 'sigma-kql mapping', type: 'object' } } },
  })
  @Problems('NOT_ACCEPTABLE', 'INTERNAL_ERROR')
  mapping(@Headers('accept') accept: string | undefined): object {
    chooseMediaType(accept, ['application/json']);
    return MAPPING_SCHEMA;
  }
}
