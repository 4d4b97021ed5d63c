import type { Parameter } from '../../src-main/learning/parameters'

/** Values that a declared parameter does not allow: the generated tests of bad input are made of them. */
export function badValuesOf(parameter: Parameter): readonly unknown[] {
  switch (parameter.kind) {
    case 'boolean':
      return ['true', 1, null, undefined]
    case 'integer': {
      const { minimum, maximum, odd } = parameter
      return [minimum - 1, maximum + 1, minimum + 0.5, NaN, '3', undefined, ...(odd ? [minimum + 1] : [])]
    }
    case 'real': {
      const { minimum, maximum, minimumExcluded } = parameter
      const below = minimum - 1
      return [below, maximum * 2 + 1, NaN, Infinity, '0.1', null, undefined, ...(minimumExcluded ? [minimum] : [])]
    }
    case 'choice':
      return ['something else', 'toString', 3, undefined]
    case 'integers':
    case 'reals': {
      const { minimum, maximum, shortest, longest, distinct, kind } = parameter
      const listOf = (value: unknown): unknown[] =>
        [...new Array<unknown>(shortest).fill(value), value].slice(0, longest)
      const tooLong = new Array<number>(longest + 1).fill(minimum)
      const twice = distinct && longest >= 2 ? [new Array<number>(Math.max(2, shortest)).fill(minimum)] : []
      const split = kind === 'integers' ? [listOf(minimum + 0.5)] : []
      return [
        3,
        'none',
        listOf(minimum - 1),
        listOf(maximum * 2 + 1),
        listOf(NaN),
        tooLong,
        undefined,
        ...twice,
        ...split
      ]
    }
    case 'text':
      return ['', '   ', 3, 'x'.repeat(parameter.longest + 1), undefined]
  }
}
