import { describe, expect, it } from 'vitest'
import { z } from '../../../src-main/contract/zod'
import { DescentError, type FieldIssue } from '../../../src-main/contract/errors'
import { parse, schemaOf, schemaOfParameter } from '../../../src-main/contract/schema'
import { parameters } from '../../support/parameters'

const shelf = z.strictObject({
  version: z.literal(1),
  title: z.string().min(1).max(20),
  kind: z.enum(['open', 'closed']),
  books: z
    .array(z.strictObject({ pages: z.int().min(1), lent: z.boolean(), size: z.tuple([z.number(), z.number()]) }))
    .min(1)
    .max(2)
})
const book = { pages: 3, lent: false, size: [1, 2] }
const good = { version: 1, title: 'a', kind: 'open', books: [book] }

function errorOf(schema: z.ZodType, value: unknown): DescentError {
  try {
    parse(schema, value, 'shelf')
  } catch (error) {
    if (error instanceof DescentError) return error
    throw error
  }
  throw new Error('it was accepted')
}

function issuesOf(schema: z.ZodType, value: unknown): readonly FieldIssue[] {
  return errorOf(schema, value).issues
}

describe('parse', () => {
  it('gives back what fits', () => {
    expect(parse(shelf, good, 'shelf')).toEqual(good)
  })

  it.each([
    ['an unknown field', { ...good, colour: 1 }, 'colour', 'there is no such field'],
    ['an unknown nested field', { ...good, books: [{ ...book, isbn: 1 }] }, 'books[0].isbn', 'there is no such field'],
    ['a missing field', { ...good, title: undefined }, 'title', 'expected a text, found nothing'],
    [
      'a text for a number',
      { ...good, books: [{ ...book, pages: '3' }] },
      'books[0].pages',
      'expected a number, found "3"'
    ],
    [
      'a fraction',
      { ...good, books: [{ ...book, pages: 1.5 }] },
      'books[0].pages',
      'expected a whole number, found 1.5'
    ],
    [
      'a number for a boolean',
      { ...good, books: [{ ...book, lent: 0 }] },
      'books[0].lent',
      'expected true or false, found 0'
    ],
    ['a number for a text', { ...good, title: 7 }, 'title', 'expected a text, found 7'],
    ['an object for a list', { ...good, books: {} }, 'books', 'expected a list, found {}'],
    ['a list for an object', { ...good, books: [[]] }, 'books[0]', 'expected an object, found []'],
    ['nothing in a list', { ...good, books: [null] }, 'books[0]', 'expected an object, found null'],
    [
      'a wrong item of a pair',
      { ...good, books: [{ ...book, size: [1, 'b'] }] },
      'books[0].size[1]',
      'expected a number, found "b"'
    ],
    [
      'too small a number',
      { ...good, books: [{ ...book, pages: 0 }] },
      'books[0].pages',
      'expected at least 1, found 0'
    ],
    ['an empty text', { ...good, title: '' }, 'title', 'expected at least 1 character, found ""'],
    [
      'a text that is too long',
      { ...good, title: 'x'.repeat(21) },
      'title',
      `expected at most 20 characters, found "${'x'.repeat(21)}"`
    ],
    ['an empty list', { ...good, books: [] }, 'books', 'expected at least 1 item, found []'],
    [
      'a list that is too long',
      { ...good, books: [book, book, book] },
      'books',
      expect.stringMatching(/^expected at most 2 items, found \[/) as unknown as string
    ],
    ['another literal', { ...good, version: 2 }, 'version', 'expected 1, found 2'],
    ['another choice', { ...good, kind: 'ajar' }, 'kind', 'expected "open" or "closed", found "ajar"'],
    ['nothing at all', undefined, '', 'expected an object, found nothing']
  ])('names the field for %s', (_case, value, field, message) => {
    expect(issuesOf(shelf, value)).toEqual([{ field, message }])
  })

  it('says everything that is wrong, in one message of one line', () => {
    const error = errorOf(shelf, { ...good, title: 7, kind: 'ajar', colour: 1, size: 2 })
    expect(error.code).toBe('invalid-input')
    expect(error.message).toBe(
      'shelf: title: expected a text, found 7; kind: expected "open" or "closed", found "ajar"; ' +
        'colour: there is no such field; size: there is no such field'
    )
    expect(error.issues).toHaveLength(4)
    expect(errorOf(shelf, 'x').message).toBe('shelf: expected an object, found "x"')
  })
})

describe('the schema of declared parameters', () => {
  const schema = schemaOf(parameters)
  const values = { bias: false, epochs: 5, order: 'shuffled' }

  it('takes all of them as they are allowed', () => {
    expect(parse(schema, values, 'learner')).toEqual(values)
  })

  it.each([
    ['one is missing', { bias: false, epochs: 5 }, 'order', 'expected one of file, shuffled, found nothing'],
    ['one is unknown', { ...values, speed: 1 }, 'speed', 'there is no such field'],
    ['one is inherited', { ...values, toString: 1 }, 'toString', 'there is no such field'],
    [
      'a number is too large',
      { ...values, epochs: 1001 },
      'epochs',
      'expected a whole number from 1 to 1,000, found 1001'
    ],
    ['a number is a text', { ...values, epochs: '5' }, 'epochs', 'expected a whole number from 1 to 1,000, found "5"'],
    [
      'a choice is inherited',
      { ...values, order: 'valueOf' },
      'order',
      'expected one of file, shuffled, found "valueOf"'
    ],
    ['a boolean is null', { ...values, bias: null }, 'bias', 'expected true or false, found null']
  ])('says what would be right when %s', (_case, value, field, message) => {
    expect(issuesOf(schema, value)).toEqual([{ field, message }])
  })

  it('does not take a field that only JSON can spell', () => {
    const text = '{"bias":true,"epochs":5,"order":"file","__proto__":{"x":1}}'
    expect(issuesOf(schema, JSON.parse(text))).toEqual([{ field: '__proto__', message: 'there is no such field' }])
  })

  it('can be that of one parameter alone', () => {
    expect(parse(schemaOfParameter(parameters.epochs), 7, 'epochs')).toBe(7)
    expect(issuesOf(schemaOfParameter(parameters.epochs), -7)).toEqual([
      { field: '', message: 'expected a whole number from 1 to 1,000, found -7' }
    ])
  })
})
