import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DescentError } from '../../contract/errors'
import { reasonOf } from '../files'

/** How far an import has come, in bytes of the source, or in files. */
export interface ImportProgress {
  readonly done: number
  readonly total: number
  readonly unit: 'bytes' | 'files'
}

/** Who follows an import, and who can end it. */
export interface Follower {
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

const partSize = 128 * 1024

/**
 * The bytes of a file piece by piece, unpacked where it is packed with gzip.
 * @throws DescentError 'dataset' naming the file, and why it cannot be read
 */
export async function* partsOf(path: string, { onProgress, signal }: Follower): AsyncGenerator<Buffer> {
  let total: number
  try {
    total = statSync(path).size
  } catch (error) {
    throw cannotBeRead(path, error)
  }
  let done = 0
  const file = createReadStream(path, { highWaterMark: partSize })
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const part of file) {
      signal?.throwIfAborted()
      yield part as Buffer
      done += (part as Buffer).length
      onProgress?.({ done, total, unit: 'bytes' })
    }
  }
  try {
    yield* unpacked(counted())
  } catch (error) {
    signal?.throwIfAborted()
    throw cannotBeRead(path, error)
  } finally {
    await closed(file)
  }
}

/** Closes a file that may not have been read to its end. */
function closed(file: Readable): Promise<void> {
  return new Promise((resolve) => {
    if (file.closed) return resolve()
    // Whoever reads it is told of errors; that it was left half-way is none.
    file.on('error', () => {})
    file.once('close', resolve)
    file.destroy()
  })
}

function cannotBeRead(path: string, error: unknown): Error {
  if (error instanceof DescentError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = code.startsWith('Z_') ? 'what it packs with gzip is damaged or cut off' : reasonOf(error)
  return new DescentError('dataset', `${path}: cannot be read: ${reason}`)
}

async function* unpacked(parts: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const { value: first, done } = await parts.next()
  if (done) return
  async function* all(): AsyncGenerator<Buffer> {
    yield first
    yield* parts
  }
  if (first[0] !== 0x1f || first[1] !== 0x8b) return yield* all()
  const source = Readable.from(all())
  const gunzip = createGunzip({ chunkSize: partSize })
  source.on('error', (error) => gunzip.destroy(error))
  yield* source.pipe(gunzip) as AsyncIterable<Buffer>
}

/** All bytes of a file, unpacked where it is packed with gzip. */
export async function wholeOf(path: string, follower: Follower): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of partsOf(path, follower)) parts.push(part)
  return parts.length === 1 ? parts[0] : Buffer.concat(parts)
}
