import { writeFileSync } from 'node:fs';

/** A Jest reporter: the paths of the suites that failed, a line each, in the file that `FAILED_SUITES` names. */
export default class FailedSuites {
  onRunComplete(_contexts, results) {
    const failed = results.testResults.filter((suite) => suite.numFailingTests > 0 || suite.failureMessage);
    writeFileSync(process.env.FAILED_SUITES, failed.map(({ testFilePath }) => `${testFilePath}\n`).join(''));
  }
}
