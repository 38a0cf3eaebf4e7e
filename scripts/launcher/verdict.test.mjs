import { expect, test } from 'vitest'
import { verdict } from './verdict.mjs'

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
const unloaded = { status: 'failed', assertionResults: [] }

test('counts what passed and failed', () => {
  expect(verdict({ numPassedTests: 12, numFailedTests: 0, testResults: [passed] }, 0)).toEqual({
    passed: 12,
    failed: 0,
  })
  expect(verdict({ numPassedTests: 1, numFailedTests: 1, testResults: [failed] }, 1)).toEqual({
    passed: 1,
    failed: 1,
  })
})

test('a file that could not be loaded is a failure', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [passed, unloaded] }
  expect(verdict(report, 1)).toEqual({ passed: 1, failed: 1 })
})

test('a run that ended badly never reads as nothing failed', () => {
  expect(verdict({ numPassedTests: 3, numFailedTests: 0, testResults: [passed] }, 1)).toEqual({
    passed: 3,
    failed: 1,
  })
  expect(verdict(undefined, 1)).toEqual({ passed: 0, failed: 1 })
})
