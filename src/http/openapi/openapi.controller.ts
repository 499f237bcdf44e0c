import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { chooseMediaType } from '../accept.js';
import { OpenApiDocument } from './openapi-document.js';
import { KeptAnswer, Operation, Problems } from './openapi.decorators.js';

/** `GET /openapi.json`: the description of the REST API. */
@ApiTags('operations')
@Controller()
export class OpenApiController {
  constructor(private readonly description: OpenApiDocument) {}

  @Get('openapi.json')
  @Operation({ id: 'openApi', summary: 'Returns this document' })
  @KeptAnswer({
    description: 'An OpenAPI 3.1 document.',
    content: { 'application/json': { schema: { type: 'object' }, example: { openapi: '3.1.0' } } },
  })
  @Problems('NOT_ACCEPTABLE', 'INTERNAL_ERROR')
  document(@Headers('accept') accept: string | undefined): object {
    chooseMediaType(accept, ['application/json']);
    return this.description.document;
  }
}
