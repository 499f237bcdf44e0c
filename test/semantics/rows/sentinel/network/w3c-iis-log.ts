import { present } from '../../values/event-fields.js';
import { intOf } from '../../values/whole-numbers.js';
import { requestOf } from '../../values/web-request.js';
import type { TableModel } from '../../row.js';

/**
 * Requests to Internet Information Services. The log has `-` for nothing and `+` for a blank.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/w3ciislog, whose columns are the fields of the log,
 * https://learn.microsoft.com/windows/win32/http/w3c-logging; the ASIM parser vimWebSessionIIS, which looks for `-`.
 */
export const w3cIisLog: TableModel = {
  table: 'W3CIISLog',
  rowsFor(event) {
    const request = event.logsource.category === 'webserver' ? requestOf(event) : undefined;
    if (request === undefined) return [];
    const { host, path, query, method, userAgent, referrer, cookie, user, status, clientAddress } = request;
    const row = present({
      cIP: clientAddress,
      csCookie: logged(cookie),
      csHost: logged(host),
      csMethod: method,
      csReferer: logged(referrer),
      csUriQuery: logged(query),
      csUriStem: path,
      csUserAgent: logged(userAgent),
      csUserName: logged(user),
      scStatus: status,
      sPort: intOf('80'),
    });
    return [{ writtenBy: 'iis', row }];
  },
};

const logged = (text: string | undefined): string => (text === undefined || text === '' ? '-' : text.replaceAll(' ', '+'));
