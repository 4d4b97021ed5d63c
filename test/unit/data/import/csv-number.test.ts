import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../../../src-main/data/import/csv-number'
import { Random } from '../../../../src-main/learning/algebra/random'

describe('parseNumber', () => {
  it.each([
    '0',
    '-0',
    '7',
    '+7',
    '-7',
    '007',
    '1.5',
    '.5',
    '5.',
    '-.5',
    '1e3',
    '1E3',
    '1e+3',
    '1e-3',
    '1.25e2',
    '.5e-1',
    '0.1',
    '0.3',
    '5.1',
    '123456789012345678',
    '9007199254740991',
    '9007199254740993',
    '0.1234567890123456789',
    '2.2250738585072014e-308',
    '5e-324',
    '1.7976931348623157e308',
    '1e22',
    '1e23',
    '1e-22',
    '1e-23',
    '0.000000000000000000000000001',
    '00000000000000000000000.5',
    '1e999',
    '-1e999',
    '1e-999',
    '0e99999999999',
    '1e99999999999'
  ])('reads %s as the engine does', (text) => {
    expect(Object.is(parseNumber(text, '.'), Number(text)), `${parseNumber(text, '.')}`).toBe(true)
  })

  it.each([
    '',
    '-',
    '+',
    '.',
    '-.',
    'e5',
    '.e5',
    '1e',
    '1e+',
    '1e1.5',
    '1.2.3',
    '1,5',
    '1 2',
    ' 1',
    '1 ',
    '0x10',
    '1_000',
    '--1',
    '+-1',
    'abc',
    'NaN',
    'Infinity',
    'inf',
    '1a',
    '1n',
    '\u0661',
    '1e5x'
  ])('takes %j for no number', (text) => {
    expect(parseNumber(text, '.')).toBeNaN()
  })

  it('reads another mark before the fraction', () => {
    expect(parseNumber('1,5', ',')).toBe(1.5)
    expect(parseNumber('-1,25e2', ',')).toBe(-125)
    expect(parseNumber('0,12345678901234567890123', ',')).toBe(0.12345678901234567890123)
    expect(parseNumber('1.5', ',')).toBeNaN()
  })

  it('is the nearest double for whatever text of one', () => {
    const random = new Random(7)
    for (let n = 0; n < 20_000; n++) {
      const value = random.normal() * 10 ** random.integer(-30, 30)
      const texts = [
        String(value),
        value.toFixed(random.integer(0, 20)),
        value.toExponential(random.integer(0, 20)),
        value.toPrecision(17)
      ]
      for (const text of texts) {
        if (!Object.is(parseNumber(text, '.'), Number(text)))
          expect(text, `${parseNumber(text, '.')}`).toBe('read as the engine does')
      }
    }
  })
})
