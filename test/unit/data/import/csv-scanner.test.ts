import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { CsvScanner } from '../../../../src-main/data/import/csv-scanner'
import { Random } from '../../../../src-main/learning/algebra/random'

interface Scanned {
  readonly records: string[][]
  readonly lines: number[]
}

/** Cuts a text into records, given in pieces of that many bytes. */
function scanned(text: string | Buffer, pieceSize = Infinity, delimiter = ','): Scanned {
  const bytes = Buffer.from(text)
  const scanner = new CsvScanner('table.csv', delimiter.charCodeAt(0))
  const records: string[][] = []
  const lines: number[] = []
  const take = (): void => {
    while (scanner.next()) {
      records.push(scanner.texts())
      lines.push(scanner.line)
    }
  }
  for (let at = 0; at < bytes.length; at += pieceSize) {
    scanner.push(bytes.subarray(at, at + pieceSize))
    take()
  }
  scanner.finish()
  take()
  return { records, lines }
}

const examples: readonly (readonly [string, string, readonly (readonly string[])[], readonly number[]])[] = [
  [
    'records',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2']
    ],
    [1, 2]
  ],
  [
    'a last line without its end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2']
    ],
    [1, 2]
  ],
  [
    'empty fields',
    ',\n,,\n"",\n',
    [
      ['', ''],
      ['', '', ''],
      ['', '']
    ],
    [1, 2, 3]
  ],
  ['a delimiter at the very end', '1,', [['1', '']], [1]],
  [
    'line ends of Windows and of old',
    'a,b\r\n1,2\r3,4\n5,6\r',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6']
    ],
    [1, 2, 3, 4]
  ],
  [
    'quotes',
    '"a,b","say ""no""","two\nlines"\n1,2,3\n',
    [
      ['a,b', 'say "no"', 'two\nlines'],
      ['1', '2', '3']
    ],
    [1, 3]
  ],
  ['quotes over lines of all kinds', '"1\r\n2\r3\n4"\nx\n', [['1\r\n2\r3\n4'], ['x']], [1, 5]],
  ['only quotes', '"",""""\n""""""', [['', '"'], ['""']], [1, 2]],
  ['quotes inside a field', '5" pipe,it"s\n', [['5" pipe', 'it"s']], [1]],
  [
    'spaces around',
    ' a , b\t,\tc\n" d "," e"\n',
    [
      ['a', 'b', 'c'],
      [' d ', ' e']
    ],
    [1, 2]
  ],
  ['empty lines', '\n\na\n \n\r\n  \nb\n\n', [['a'], ['b']], [3, 7]],
  ['other characters than English ones', 'größe,漢字,🦉\n', [['größe', '漢字', '🦉']], [1]],
  ['nothing', '', [], []],
  ['empty lines alone', '\n \r\n', [], []]
]

describe('CsvScanner', () => {
  it.each(examples)('reads %s, in pieces of any size', (_case, text, records, lines) => {
    for (const pieceSize of [Infinity, 1, 2, 3, 5, 7]) {
      expect(scanned(text, pieceSize)).toEqual({ records, lines })
    }
  })

  it('goes by the delimiter that it was given', () => {
    expect(scanned('a\tb c\t\n\t1\t2\n', 1, '\t').records).toEqual([
      ['a', 'b c', ''],
      ['', '1', '2']
    ])
    expect(scanned('a,b;c\n', 1, ';').records).toEqual([['a,b', 'c']])
  })

  it('reads records of more fields than usual', () => {
    const fields = Array.from({ length: 5000 }, (_, c) => `v${c}`)
    expect(scanned(`${fields.join(',')}\n"x"\n`, 1000).records).toEqual([fields, ['x']])
  })

  it.each([
    [
      '1,2\n3,"4',
      'line 2, column 2: expected a closing quote for the one that begins this field, found the end of the file'
    ],
    ['"1\n2"\n"3\n4', 'line 3, column 1: expected a closing quote'],
    ['1,2\n"3" 4,5\n', 'line 2, column 1: expected the end of the field after its closing quote, found more text'],
    ['1,"a\nb"c\n', 'line 2, column 2: expected the end of the field']
  ])('says where quotes are wrong: %j', (text, message) => {
    for (const pieceSize of [Infinity, 1, 2]) expect(() => scanned(text, pieceSize)).toThrow(`table.csv: ${message}`)
  })

  it('says where something is not UTF-8', () => {
    const latin1 = Buffer.from('a,b\n1,Zürich\n', 'latin1')
    expect(() => scanned(latin1)).toThrow('table.csv: line 2, column 2: expected UTF-8, found other bytes')
  })

  it('refuses a record without an end before the memory is full', () => {
    const scanner = new CsvScanner('table.csv', 44, 1024 * 1024)
    const push = (): void => {
      scanner.push(Buffer.alloc(600 * 1024, 'x'))
      expect(scanner.next()).toBe(false)
    }
    scanner.push(Buffer.from('1,2\n3,"'))
    expect(scanner.next()).toBe(true)
    push()
    push()
    expect(push).toThrow('table.csv: line 2, column 2: expected a record of at most 1 MB, found a longer one')
  })

  it('cuts random tables as csv-parse does', () => {
    const random = new Random(1)
    const pick = <T>(choices: readonly T[]): T => choices[random.integer(0, choices.length - 1)]
    const alphabet = ['a', 'bc', '1', '.', ' ', '"', ',', '\n', '\r\n', 'é', '🦉', '']
    for (let table = 0; table < 300; table++) {
      const width = random.integer(1, 4)
      const end = pick(['\n', '\r\n'])
      const rows = Array.from({ length: random.integer(1, 6) }, () =>
        Array.from({ length: width }, () => Array.from({ length: random.integer(0, 4) }, () => pick(alphabet)).join(''))
      )
      // What a line of one empty field means is open: quotes make it a field.
      const written = (text: string): string =>
        text === '' || /[",\r\n]|^\s|\s$/.test(text) || random.integer(0, 3) === 0
          ? `"${text.replaceAll('"', '""')}"`
          : text
      const text = rows.map((row) => row.map(written).join(',')).join(end) + pick(['', end])
      const { records } = scanned(text, random.integer(1, 10))
      expect(records).toEqual(rows)
      expect(records).toEqual(parse(text, { record_delimiter: end }))
    }
  })
})
