import { z } from 'zod';
import { pageDto } from '../http/page.dto.js';

/** A format that queries are answered in. */
export const FormatDto = z
  .strictObject({
    id: z.string().meta({ description: 'The name in `format`, and in `--format` on the command line.' }),
    mediaType: z.string().meta({ description: 'The name in `Accept`.' }),
    description: z.string(),
  })
  .meta({ id: 'Format', description: 'A format that queries are answered in.' });

/** All formats, the default first. */
export const FormatListDto = pageDto(FormatDto).meta({ id: 'FormatList', description: 'All formats, the default first.' });
