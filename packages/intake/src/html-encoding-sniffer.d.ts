declare module 'html-encoding-sniffer' {
  /** The name of the encoding of a page or an XML text, by the HTML Standard's rules. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { xml?: boolean; transportLayerEncodingLabel?: string | undefined; defaultEncoding?: string },
  ): string
}
