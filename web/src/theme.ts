import type { ThemeConfig } from 'antd';

/** Fonts of the reader's own system: nothing is fetched from elsewhere. */
const fonts =
  "system-ui, -apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Every colour that carries text keeps 4.5:1 on white and on the page's ground. The same stand in style.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0f4c81',
    colorLink: '#0f4c81',
    colorTextPlaceholder: '#626b75',
    colorTextDescription: '#56606b',
    colorTextSecondary: '#56606b',
    colorTextTertiary: '#626b75',
    colorError: '#b3261e',
    colorSuccess: '#1d7044',
    colorWarning: '#8a5a00',
    borderRadius: 8,
    fontFamily: fonts,
  },
};
