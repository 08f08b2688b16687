import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import t from 'tap'

/** Bundles a program for the browser; `inputs` are the files that are in it, `bytes` what it takes compressed. */
async function bundle(program: string): Promise<{ inputs: string[]; bytes: number }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('../src', import.meta.url)), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    metafile: true,
  })
  const [output] = Object.values(metafile.outputs)
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { inputs: used.map(([file]) => file), bytes: gzipSync(outputFiles[0]?.contents ?? '').length }
}

const has = (inputs: string[], library: string): boolean => inputs.some((file) => file.includes(`/${library}/`))

t.test('it can be bundled for the browser', async (t) => {
  const { inputs } = await bundle(`import * as client from './index.ts'; console.log(client)`)
  for (const library of ['ky', 'openapi-fetch', 'eventsource-parser', 'standardwebhooks'])
    t.ok(has(inputs, library), library)
})

t.test('what is not imported is left out', async (t) => {
  const { inputs } = await bundle(`import { verifyWebhook } from './index.ts'; console.log(verifyWebhook)`)
  t.ok(has(inputs, 'standardwebhooks'))
  for (const library of ['ky', 'openapi-fetch', 'eventsource-parser']) t.notOk(has(inputs, library), library)
})

t.test('what is imported takes no more than the page on the client says', async (t) => {
  const sizeOf = async (names: string) => (await bundle(`export { ${names} } from './index.ts'`)).bytes
  t.ok((await sizeOf('connect, items, orThrow')) < 12_500)
  t.ok((await sizeOf('connect, follow')) < 14_500)
  t.ok((await sizeOf('verifyWebhook')) < 5500)
})
