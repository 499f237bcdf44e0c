export interface Host {
  readonly hostname?: string;
  readonly domain?: string;
  readonly fqdn?: string;
}

/**
 * The name of a host taken apart at its first dot, as the ASIM function `_ASIM_ResolveFQDN` does it: of a name without a dot
 * there is only the hostname.
 *
 * Source: Azure/Azure-Sentinel, ASIM/lib/functions/ASIM_ResolveFQDN.yaml
 */
export function hostOf(name: string | undefined): Host {
  if (name === undefined) return {};
  const [hostname = '', ...domain] = name.split('.');
  return domain.length === 0 ? { hostname } : { hostname, domain: domain.join('.'), fqdn: name };
}
