import { spawn } from 'node:child_process'

/**
 * Cleans up if this process is killed: a shell waits for the end of our pipe, which comes whatever way we go, then
 * kills the processes that `pidFiles` name in their first line and deletes `folders`. Returns how to call it off.
 */
export function guard({ pidFiles, folders }: { pidFiles: string[]; folders: string[] }): () => void {
  if (process.platform === 'win32') return () => undefined
  const script = `
    cat > /dev/null
    files=$1; shift
    while [ "$files" -gt 0 ]; do kill -QUIT "$(head -n 1 "$1")"; shift; files=$((files - 1)); done
    sleep 1
    rm -rf "$@"`
  const args = ['-c', script, 'onrecord-test-guard', String(pidFiles.length), ...pidFiles, ...folders]
  const shell = spawn('sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  shell.on('error', () => undefined) // Without a shell there is no guard, and nothing else changes.
  shell.unref()
  return () => shell.kill()
}
