import { Controller, Get, Headers } from '@nestjs/common';
import { chooseMediaType } from '../accept.js';
import { ApiDescription } from './api-description.js';

/** `GET /openapi.json`: the description of the REST door. */
@Controller()
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  document(@Headers('accept') accept: string | undefined): object {
    chooseMediaType(accept, ['application/json']);
    return this.description.document;
  }
}
