import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { writeAll } from '../files'
import { npyHeader, storedTypes, type StoredType } from '../npy'

/** How much is written at once, in bytes, where a row is not larger. */
const blockSize = 1024 * 1024

/** A .npy file of rows that are written as they come; its header is written again when their number is known. */
export class ArrayWriter {
  /** Where the next row is put: block[at] up to, not including, block[at + width]. */
  readonly block: InstanceType<(typeof storedTypes)[StoredType]['array']>
  at = 0
  /** How many rows there are. */
  rows = 0
  readonly #file: number
  #isOpen = true

  /** @param width numbers in a row; without it the array has one dimension */
  constructor(
    readonly path: string,
    readonly type: StoredType,
    readonly width?: number
  ) {
    const { array, bytes } = storedTypes[type]
    const row = width ?? 1
    this.block = new array(row * Math.max(1, Math.floor(blockSize / (row * bytes))))
    this.#file = openSync(path, 'wx')
    writeAll(this.#file, npyHeader(this.#shape, type))
  }

  /** Takes the row that has been put into the block. */
  endRow(): void {
    this.rows++
    this.at += this.width ?? 1
    if (this.at === this.block.length) this.#write()
  }

  /** Adds rows that are given one after another. */
  append(numbers: ArrayLike<number>): void {
    const row = this.width ?? 1
    for (let from = 0; from < numbers.length; from += row) {
      for (let k = 0; k < row; k++) this.block[this.at + k] = numbers[from + k]
      this.endRow()
    }
  }

  /** Completes the file, and has the disk confirm it. */
  finish(): void {
    this.#write()
    writeSync(this.#file, npyHeader(this.#shape, this.type), 0, undefined, 0)
    fsyncSync(this.#file)
    this.close()
  }

  /** Leaves the file as it is. */
  close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }

  get #shape(): number[] {
    return this.width === undefined ? [this.rows] : [this.rows, this.width]
  }

  #write(): void {
    const { buffer, byteOffset, BYTES_PER_ELEMENT } = this.block
    writeAll(this.#file, new Uint8Array(buffer, byteOffset, this.at * BYTES_PER_ELEMENT))
    this.at = 0
  }
}
