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
    edit: (label: string) => `Change: ${label}`,
    remove: (label: string) => `Remove: ${label}`,
  },
);
