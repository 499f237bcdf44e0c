/** A connection to the outside, of whatever process on whatever system. */
export const CONNECTION = {
  Protocol: 'tcp',
  Initiated: 'true',
  SourceIp: '10.20.30.40',
  SourcePort: '50123',
  SourceIsIpv6: 'false',
  SourceHostname: 'pc7.contoso.com',
  DestinationIp: '203.0.113.9',
  DestinationPort: '8443',
  DestinationIsIpv6: 'false',
  DestinationHostname: 'update.vendor.example',
} as const;
