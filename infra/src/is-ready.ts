// `node infra/src/is-ready.ts URL`: exit code 0 where the URL answers with a success, for a container's health check.
const [url = ''] = process.argv.slice(2)
const answer = await fetch(url).catch(() => undefined)
process.exitCode = answer?.ok === true ? 0 : 1
