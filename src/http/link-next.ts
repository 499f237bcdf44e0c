import type { FastifyReply } from 'fastify';

/** Says where the next page of a list is (RFC 8288): at the same address, from the cursor on. */
export function linkNext(reply: FastifyReply, nextCursor: string | null): void {
  if (nextCursor === null) return;
  const [path = '', query] = reply.request.url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', nextCursor);
  void reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`);
}
