import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { productsFor } from '../../../src-main/engines/tensorflow/products'
import { openTensorFlow } from '../networks/engines'
import { matches, ready } from './matches'

// Ours with TensorFlow's products: trains the learner of the match named in the first argument once for each line.

const match = matches.find(({ name }) => name === process.argv[2])
if (match === undefined) throw new Error(`there is no match ${process.argv[2]}`)
const { title, tensorflow } = await openTensorFlow()
const products = productsFor(tensorflow, { kind: 'cpu', cores: availableParallelism() })
const once = ready(process.cwd(), match, products)
process.stdout.write(`${title}\n`)
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${once()}${line}\n`)
