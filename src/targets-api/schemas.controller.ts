import { Controller, Get, Headers } from '@nestjs/common';
import { mappingSchema } from '../compiler/index.js';
import { chooseMediaType } from '../http/accept.js';

const MAPPING_SCHEMA = mappingSchema();

/** `GET /schemas/mapping.json`: the form of a mapping, for editors. */
@Controller('schemas')
export class SchemasController {
  @Get('mapping.json')
  mapping(@Headers('accept') accept: string | undefined): object {
    chooseMediaType(accept, ['application/json']);
    return MAPPING_SCHEMA;
  }
}
