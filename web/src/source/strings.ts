import { defineStrings } from '../i18n/index.ts';

/** Words about pieces of source text, wherever one is shown. */
export const sourceStrings = defineStrings(
  {
    status: {
      inForce: '现行有效',
      draft: '征求意见稿',
      interpretation: '政策解读',
      repealed: '已废止',
      unknown: '有效期未定',
    },
    warning: {
      draft: '这是征求意见稿，不是生效文件，不能作为申报或审批的依据。',
      interpretation: '这是政策解读，不是政策原文，不能作为申报或审批的依据。',
      repealed: '这份文件已经废止。',
      unknown: '原文没有印发日期或有效期，是否现行有效请向主管部门核实。',
    },
    copyCitation: '复制引用',
    copyText: '复制原文',
    copied: '已复制',
    copyFailed: '浏览器不允许复制，请选中文字后手动复制。',
    openDocument: '在文档中打开',
    source: '政策原文',
    close: '关闭',
    readWhole: '在文档中查看全文',
    openFailed: '原文没能打开',
  },
  {
    status: {
      inForce: 'In force',
      draft: 'Draft for comment',
      interpretation: 'Interpretation',
      repealed: 'Repealed',
      unknown: 'Validity unknown',
    },
    warning: {
      draft: 'A draft for comment, not in force: nothing can be applied for or decided on its basis.',
      interpretation:
        'An interpretation, not the policy itself: nothing can be applied for or decided on its basis.',
      repealed: 'This text has been repealed.',
      unknown:
        'The text states no date of issue or term; ask the authority in charge whether it is in force.',
    },
    copyCitation: 'Copy citation',
    copyText: 'Copy text',
    copied: 'Copied',
    copyFailed: 'The browser does not allow copying. Select the text and copy it by hand.',
    openDocument: 'Open in the document',
    source: 'Policy text',
    close: 'Close',
    readWhole: 'Open the whole document',
    openFailed: 'The text could not be opened',
  },
);
