import { defineStrings } from '../i18n/index.ts';

/** The words of inputs and chips of facts, wherever they are shown. */
export const factStrings = defineStrings(
  {
    yes: '是',
    no: '否',
    confirm: '确定',
    cancel: '取消',
    add: '再加一项',
    removeItem: '删去这一项',
    item: (number: number) => `第 ${number} 项`,
    unit: '单位',
    unset: '未填',
    required: '请先填写，再点确定。',
    wrong: {
      negative: '不能小于 0，请填 0 或正数。',
      unreadable: '读不出这个数。请只填数字，如 1200 或 4.35，不带单位。',
    },
    edit: (label: string) => `修改：${label}`,
    remove: (label: string) => `去掉：${label}`,
  },
  {
    yes: 'Yes',
    no: 'No',
    confirm: 'OK',
    cancel: 'Cancel',
    add: 'Add another',
    removeItem: 'Remove this one',
    item: (number: number) => `No. ${number}`,
    unit: 'Unit',
    unset: 'not filled in',
    required: 'Please fill it in first.',
    wrong: {
      negative: 'It cannot be below 0.',
      unreadable: 'This is no figure. Please type digits only, as 1200 or 4.35, without a unit.',
    },
    edit: (label: string) => `Change: ${label}`,
    remove: (label: string) => `Remove: ${label}`,
  },
);
