import { expect, it } from 'vitest'
import { counted, grouped, written } from '../../../src-main/learning/words'

it('counts one thing and many, with a plural of its own where there is one', () => {
  expect([0, 1, 2, 1200].map((count) => counted(count, 'column'))).toEqual([
    '0 columns',
    '1 column',
    '2 columns',
    '1,200 columns'
  ])
  expect(counted(3, 'class', 'classes')).toBe('3 classes')
  expect(grouped(1234567)).toBe('1,234,567')
})

it('writes numbers with four significant digits at most', () => {
  expect([0, -0, 1.5, Math.PI, 123456, -2e-9].map(written)).toEqual(['0', '0', '1.5', '3.142', '123500', '-2e-9'])
})
