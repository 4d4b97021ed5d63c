import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '../../../../src-main/data/import/options'
import { complaintOf, sourceOf } from './support'

type BadTable = [what: string, content: string | Buffer, message: string, options?: Partial<ImportOptions>]

const drop = '--missing drop leaves such rows out'
const table = 't,b,k\n1,2,u\n3,4,v\n'

const badTables: BadTable[] = [
  ['is empty', '', 'expected a table, found an empty file'],
  ['has empty lines alone', '\n \n', 'expected a table, found an empty file'],
  ['is a mark of UTF-8 alone', Buffer.of(0xef, 0xbb, 0xbf), 'expected a table, found an empty file'],
  ['has names alone', 'a,b,class\n', 'expected rows of values, found the line of names alone'],
  ['has a row that is too short', `${table}5,6\n`, 'line 4: expected 3 columns, found 2'],
  ['has a row that is too long', `${table}5,6,u,7\n`, 'line 4: expected 3 columns, found 4'],
  ['has a comma too many in all rows but the first', 'a,b\n1,2,\n3,4,\n', 'line 2: expected 2 columns, found 3'],
  [
    'has a text where a number belongs',
    'a,b,k\n1,2,u\n3,four,v\n',
    'line 3, column 2 (b): expected a number, found "four"; --omit "b" leaves the column out, --one-hot makes a column of each text'
  ],
  [
    'has a text after a field of two lines',
    'a,b,k\n1,2,"u\nv"\n3,four,v\n',
    'line 4, column 2 (b): expected a number, found "four"; --omit "b" leaves the column out, --one-hot makes a column of each text'
  ],
  [
    'has names that were not expected',
    'a,b,k\n1,2,u\n',
    'line 1, column 1 (x1): expected a number, found "a"; if the first line names the columns, say --header',
    { header: false }
  ],
  [
    'has decimal commas',
    'a;b;k\n1,5;2;u\n',
    'line 2, column 1 (a): expected a number, found "1,5"; --decimal comma reads it as a number'
  ],
  ['has an infinite value', 'a,k\n1,u\ninf,u\n', 'line 3, column 1 (a): expected a finite number, found "inf"'],
  ['has a number that is too large', 'a,k\n1e999,u\n', 'line 2, column 1 (a): expected a finite number, found "1e999"'],
  ['has -Infinity', 'a,k\n1,u\n-Infinity,u\n', 'line 3, column 1 (a): expected a finite number, found "-Infinity"'],
  [
    'misses a value',
    'a,b,k\n1,2,u\n3,,v\n',
    `line 3, column 2 (b): expected a number, found nothing; ${drop}, mean fills in`
  ],
  ['has NA', 'a,b,k\n1,NA,u\n', `line 2, column 2 (b): expected a number, found "NA"; ${drop}, mean fills in`],
  ['misses a label', 'a,k\n1,u\n2,\n', `line 3, column 2 (k): expected a label, found nothing; ${drop}`],
  [
    'misses a label where means are filled in',
    'a,k\n1,?\n',
    `line 2, column 2 (k): expected a label, found "?"; ${drop}`,
    { missing: 'mean' }
  ],
  [
    'misses a value in all rows',
    'a,k\n,u\n?,v\n',
    'expected rows of values, found 2 rows that all miss a value',
    { missing: 'drop' }
  ],
  [
    'misses a text',
    'a,k\nred,u\n,v\n',
    `line 3, column 1 (a): expected a text, found nothing; texts have no mean: ${drop}`,
    { missing: 'mean', oneHot: 9 }
  ],
  [
    'has too many texts in a column',
    'a,k\nred,u\ngreen,u\nblue,v\n',
    'line 4, column 1 (a): expected at most 2 different texts, found "blue" as one more; --omit leaves the column out',
    { oneHot: 2 }
  ],
  [
    'has a text as a value',
    'a,k\n1,2.5\n2,high\n',
    'line 3, column 2 (k): expected a finite number, found "high"',
    { target: 'values' }
  ],
  [
    'has a number that is no byte',
    'a,k\n1,u\n256,u\n',
    'line 3, column 1 (a): expected a whole number from 0 to 255, found "256"; --type float64 takes any number',
    { type: 'uint8' }
  ],
  [
    'has a number that single precision does not have',
    'a,k\n1e39,u\n',
    'line 2, column 1 (a): expected a number of single precision, found "1e39"; --type float64 takes any number',
    { type: 'float32' }
  ],
  [
    'ends in the middle of quotes',
    `${table}5,"6,u\n`,
    'line 4, column 2: expected a closing quote for the one that begins this field, found the end of the file'
  ],
  [
    'has text after quotes',
    `${table}5,"6"7,u\n`,
    'line 4, column 2: expected the end of the field after its closing quote, found more text (a quote inside quotes is written twice)'
  ],
  [
    'is in Latin-1',
    Buffer.from('a,k\n1,Gen\xe8ve\n', 'latin1'),
    'line 2, column 2 (k): expected UTF-8, found other bytes: if the file is in Latin-1, say --encoding windows-1252'
  ],
  [
    'is UTF-16 without a mark',
    Buffer.from(table, 'utf16le'),
    'expected a table as text, found a binary file (if it is UTF-16 without a byte-order mark, say --encoding utf-16le)'
  ],
  [
    'is binary',
    Buffer.from([1, 2, 0, 3]),
    'expected a table as text, found a binary file (if it is UTF-16 without a byte-order mark, say --encoding utf-16le)'
  ],
  ['is a PDF', Buffer.from('%PDF-1.7\n...'), 'expected a table, IDX, NPY or NPZ, found a PDF document'],
  [
    'is Parquet',
    Buffer.from('PAR1\0\0'),
    'expected a table, IDX, NPY or NPZ, found a Parquet file: save it as CSV first'
  ],
  [
    'is a picture',
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    'expected a table, IDX, NPY or NPZ, found a picture: pictures are imported as a folder with a folder for each class'
  ],
  [
    'is a spreadsheet',
    Buffer.from('PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0f\0\0\0xl/workbook.xml', 'latin1'),
    'expected a NPZ file, found a ZIP file of something else: a spreadsheet has to be saved as CSV, and an archive unpacked, first'
  ],
  [
    'is packed and cut off',
    gzipSync(`${table}${'5,6,u\n'.repeat(9000)}`).subarray(0, 90),
    'cannot be read: what it packs with gzip is damaged or cut off'
  ],
  [
    'has one column only',
    'k\n1\n2\n',
    'expected a column beside the label, found one column (k): is the delimiter right?'
  ],
  [
    'lacks the label',
    table,
    'there is no column "species"; there is t, b, k, or a number from 1 to 3',
    { label: 'species' }
  ],
  [
    'lacks a column to leave out',
    table,
    'there is no column "4"; there is t, b, k, or a number from 1 to 3',
    { omit: [4] }
  ]
]

describe('a table that', () => {
  it.each(badTables)('%s is refused, and nothing is left', async (_what, content, message, options) => {
    const source = sourceOf(content)
    expect(await complaintOf(source, options)).toBe(`table.csv: ${message}`)
    const { datasets } = source
    let left: string[] = []
    try {
      left = readdirSync(datasets)
    } catch {
      // It was never made.
    }
    expect(left).toEqual([])
  })

  it.each<[string, Partial<ImportOptions>, string]>([
    [
      'a picture of other sizes',
      { picture: { height: 2, width: 2, channels: 1 } },
      'picture: a picture of 2 x 2 x 1 has other than 2 values'
    ],
    [
      'a mean of bytes',
      { missing: 'mean', type: 'uint8' },
      'missing: a mean is no whole number: choose error or drop, or --type float64'
    ]
  ])('cannot be %s', async (_what, options, message) => {
    expect(await complaintOf(sourceOf('a,b,k\n1,2,u\n'), options)).toBe(message)
  })

  it('has a column without any value has no mean', async () => {
    expect(await complaintOf(sourceOf('a,b,k\n1,,u\n2,,v\n'), { missing: 'mean' })).toBe(
      'b: expected at least one value to take the mean of, found none'
    )
  })
})
