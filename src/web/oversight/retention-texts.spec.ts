import { LOCALES } from '../../common/messages';
import { loadRetention } from '../../privacy/retention/retention-rules';
import { PageMessages } from '../view/page-messages';

describe.each(LOCALES)('the texts of the retention page in %s', (locale) => {
  const texts = new PageMessages(locale);

  it.each(loadRetention().map((rule) => [rule.code, rule] as const))('tell what %s is about', (code, { action }) => {
    const keys = [`rule.${code}.what`, `rule.${code}.basis`, `then.${action}`];
    // people are listed one by one, with the day their time is counted from
    if (action === 'erase_person') keys.push(`since.${code}`);
    expect(keys.filter((key) => !texts.has(`retention.${key}`))).toEqual([]);
  });
});
