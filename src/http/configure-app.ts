import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { ServerLog } from './server-log.js';
import { OpenApiDocument } from './openapi/openapi-document.js';

/** Configures an application before it listens. The program and the tests share it. */
export function configureApp(app: NestFastifyApplication): void {
  app.useLogger(new ServerLog(app.getHttpAdapter().getInstance().log));
  // The document itself is served by `OpenApiController`, with an ETag.
  const description = app.get(OpenApiDocument);
  description.describe(app);
  SwaggerModule.setup('docs', app, () => description.document, {
    raw: false,
    customSiteTitle: 'sigma-kql · API',
    // The badge would send the document to a validator on the internet.
    swaggerOptions: { validatorUrl: null, tryItOutEnabled: true },
  });
}
