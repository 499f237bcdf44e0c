import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DatabaseService, type DatabaseLocation } from './database.service.js';

/** The open database. Repositories of every feature use it. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: DatabaseService) {}

  static forRoot(location: DatabaseLocation): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: DatabaseService, useFactory: () => DatabaseService.open(location) }],
      exports: [DatabaseService],
    };
  }

  /** Closes the database after everything that uses it has stopped in `beforeApplicationShutdown`. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
