import { Injectable, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parameters, readQuery } from './query-string.js';

const NONE = parameters({});

@Injectable()
class NoParametersGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    readQuery(NONE, context.switchToHttp().getRequest<FastifyRequest>().query);
    return true;
  }
}

/** Refuses a query string. A route without parameters would ignore what the caller means by it. */
export const NoParameters = (): MethodDecorator => UseGuards(NoParametersGuard);
