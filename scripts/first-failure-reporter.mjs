import { existsSync, writeFileSync } from 'node:fs';

/** A reporter of Jest that keeps the first failure in a file, and no more: with `--bail`, Jest ends before it writes its own report. */
export default class FirstFailureReporter {
  constructor(_config, { file }) {
    this.file = file;
  }

  onTestResult(_test, { testResults, testExecError, testFilePath }) {
    const failed = testResults.find(({ status }) => status === 'failed');
    if (existsSync(this.file) || (!failed && !testExecError)) return;
    const failure = failed
      ? { test: failed.fullName, says: failed.failureMessages.join('\n') }
      : { test: `${testFilePath} cannot be run`, says: String(testExecError.message) };
    writeFileSync(this.file, JSON.stringify(failure));
  }
}
