export { type AddressRules, type EndpointUrl, HTTPS_PORTS, parseEndpointUrl } from './endpoint-url.ts'
export { isGlobalUnicast, isLoopback } from './global-unicast.ts'
export { openPinnedAgent } from './pinned-agent.ts'
export { type Resolve, resolveByDns, resolveEndpoint } from './resolve-endpoint.ts'
