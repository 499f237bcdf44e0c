import type { LogEvent } from '../../log-event.js';
import type { TableRow } from '../row.js';
import { signInOf } from '../cloud/sign-ins.js';
import { textOf } from '../values/event-fields.js';
import { rowOf } from './sources.js';

const METHODS: Readonly<Record<string, string>> = {
  singlefactorauthentication: 'Username & Password',
  multifactorauthentication: 'Multi factor authentication',
};

/**
 * An interactive sign-in to Microsoft Entra ID. How it ended is left out where the event does not say.
 *
 * Source: ASimAuthenticationAADSigninLogs
 */
export function entraSignIn(event: LogEvent): readonly TableRow[] {
  const signIn = signInOf(event);
  if (signIn === undefined) return [];
  const description = signIn.description.text;
  return [
    rowOf('entra', {
      ActingOriginalAppType: textOf(event, 'ClientApp'),
      EventOriginalResultDetails: description === undefined || description === '' ? signIn.code : description,
      EventResult: signIn.code === undefined ? undefined : signIn.code === '0' ? 'Success' : 'Failure',
      EventType: 'Logon',
      EventVendor: 'Microsoft',
      HttpUserAgent: textOf(event, 'userAgent'),
      LogonMethod: METHODS[signIn.requirement.text?.toLowerCase() ?? ''],
      SrcDvcId: signIn.deviceId.text,
      SrcIpAddr: signIn.address.text,
      TargetAppId: signIn.appId.text,
      TargetAppName: textOf(event, 'AppDisplayName'),
      TargetUsername: textOf(event, 'Username'),
      Type: 'SigninLogs',
    }),
  ];
}
