import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/index.js';
import { chooseMediaType } from '../http/accept.js';
import { NoParameters } from '../http/no-parameters.guard.js';
import { COMMON_PROBLEMS, json, KeptAnswer, Operation, Problems } from '../http/openapi/openapi.decorators.js';
import { FormatListDto } from './format.dto.js';

const FORMATS = {
  items: EXPORT_FORMATS.map(({ id, mediaType, description }) => ({ id, mediaType, description })),
  total: EXPORT_FORMATS.length,
  nextCursor: null,
};

/** `GET /formats`: the formats that queries are answered in. */
@ApiTags('conversion')
@Controller('formats')
export class FormatsController {
  @Get()
  @Operation({ id: 'listFormats', summary: 'Lists the formats of queries' })
  @KeptAnswer({ description: 'All formats, the default first.', content: json(FormatListDto, FORMATS) })
  @Problems(...COMMON_PROBLEMS)
  @NoParameters()
  list(@Headers('accept') accept: string | undefined): z.infer<typeof FormatListDto> {
    chooseMediaType(accept, ['application/json']);
    return FORMATS;
  }
}
