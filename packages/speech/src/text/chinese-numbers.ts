const digits = '零一二三四五六七八九';
const smallUnits = ['', '十', '百', '千'] as const;
const bigUnits = ['', '万', '亿', '万亿'] as const;

/** Digits read one by one, as in years and telephone numbers: 2025 is 二零二五. */
export function readDigits(number: string): string {
  return [...number].map((digit) => digits[Number(digit)] ?? '').join('');
}

/** A whole number read as a quantity: 1005 is 一千零五. Numbers of more than 16 digits are read digit by digit. */
export function readInteger(number: string): string {
  const plain = number.replace(/^0+(?=\d)/, '');
  if (plain.length > 16) return readDigits(number);
  if (plain === '0') return '零';
  const groups: string[] = [];
  for (let end = plain.length; end > 0; end -= 4) groups.unshift(plain.slice(Math.max(0, end - 4), end));
  let read = '';
  let skipped = false;
  groups.forEach((group, i) => {
    const value = Number(group);
    if (value === 0) {
      skipped = read !== '';
      return;
    }
    const gap = read !== '' && (skipped || value < 1000);
    read += (gap ? '零' : '') + readGroup(group) + (bigUnits[groups.length - 1 - i] ?? '');
    skipped = false;
  });
  // 十五, not 一十五, at the beginning.
  return read.replace(/^一十/, '十');
}

function readGroup(group: string): string {
  let read = '';
  let gap = false;
  const places = group.replace(/^0+/, '');
  [...places].forEach((digit, i) => {
    if (digit === '0') {
      gap = true;
      return;
    }
    read += (gap && read ? '零' : '') + readDigits(digit) + (smallUnits[places.length - 1 - i] ?? '');
    gap = false;
  });
  return read;
}

/** A number with decimals: 3.14 is 三点一四. */
export function readNumber(number: string): string {
  const [whole = '0', decimals] = number.replaceAll(/[,，]/g, '').split('.');
  const read = readInteger(whole);
  return decimals ? `${read}点${readDigits(decimals)}` : read;
}
