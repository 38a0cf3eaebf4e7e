/**
 * The part of vitest's JSON report that the verdict is drawn from.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * How many tests passed and failed. A file that could not even be loaded counts as one failure, and so does a
 * run that ended badly though no test in it failed (an error outside any test, a crash before the report was
 * written): nothing that went wrong reads as «0 failed».
 * @param {Report | undefined} report
 * @param {number} exitCode vitest's.
 * @returns {{ passed: number, failed: number }}
 */
export function verdict(report, exitCode) {
  const unloaded = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = (report?.numFailedTests ?? 0) + unloaded
  return { passed: report?.numPassedTests ?? 0, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}
