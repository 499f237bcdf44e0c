import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { ApiProblem } from '../http/api-problem.js';
import { GRAPHIQL_START } from './graphiql-page.js';

/** The files that `scripts/copy-graphiql.mjs` takes out of the npm packages. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'graphiql.min.css': 'text/css; charset=utf-8',
  'graphiql.min.js': 'text/javascript; charset=utf-8',
  'react.production.min.js': 'text/javascript; charset=utf-8',
  'react-dom.production.min.js': 'text/javascript; charset=utf-8',
};

/** The files of the GraphiQL page. They come from this server, so that the page works without the internet. */
@ApiExcludeController()
@Controller('graphiql')
export class GraphiqlController {
  @Get('start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return GRAPHIQL_START;
  }

  @Get(':file')
  async file(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const type = Object.hasOwn(MEDIA_TYPES, file) ? MEDIA_TYPES[file] : undefined;
    if (type === undefined) throw new ApiProblem('NOT_FOUND', `GraphiQL has no file "${file}".`);
    void reply.headers({ 'content-type': type });
    return readFile(`${import.meta.dirname}/generated/graphiql/${file}`, 'utf8');
  }
}
