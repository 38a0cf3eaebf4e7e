import { MongoNetworkError, MongoServerError, MongoWriteConcernError } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { isTaken, mongoFailure } from './mongoFailure.ts'

const answer = (code: number) => new MongoServerError({ message: 'E', code })

describe('mongoFailure', () => {
  it('E14 knows what can succeed later from what cannot', () => {
    const unconfirmed = new MongoWriteConcernError({
      ok: 1,
      writeConcernError: { code: 64, errmsg: 'timed out' },
    })
    const noName = Object.assign(new Error('querySrv ENOTFOUND'), { syscall: 'querySrv' })
    for (const error of [new MongoNetworkError('reset'), unconfirmed, noName, answer(10107), answer(14031)]) {
      expect(mongoFailure(error)).toMatchObject({
        fault: { service: 'STORE', retryable: true },
        cause: error,
      })
    }
    for (const error of [answer(18), answer(10334), answer(11000), answer(999_999)]) {
      expect(mongoFailure(error)).toMatchObject({
        fault: { service: 'STORE', retryable: false },
        cause: error,
      })
    }
  })

  it('tells nobody outside where the database is', () => {
    const error = new MongoNetworkError('connect ECONNREFUSED db.internal:27017')
    expect(mongoFailure(error)).toHaveProperty('fault.message', expect.not.stringContaining('internal'))
  })

  it('hands a bug on as it is', () => {
    const bug = new TypeError('cannot read properties of undefined')
    expect(mongoFailure(bug)).toBe(bug)
    expect(isTaken(bug)).toBe(false)
  })
})
