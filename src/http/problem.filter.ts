import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { sendProblem } from './send-problem.js';

/** Gives every error of a controller its form. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL has its own place for errors, and its own formatter: `formatErrors`.
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    sendProblem(http.getRequest(), http.getResponse(), error);
  }
}
