/** The report's own style: no fonts, images or files from elsewhere. Every text colour has a contrast of 4.5 or more. */
export const STYLE = `
:root{--ink:#16202c;--soft:#4a5766;--line:#d5dce4;--ground:#f4f6f8;--paper:#fff;--brand:#0b4f8a;--good:#1b6e3c;--goodbg:#e3f3e8;--bad:#a32014;--badbg:#fdecea;--mark:#ffec99}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif;overflow-wrap:anywhere}
header.top{background:var(--brand);color:#fff;padding:28px 0}
.top h1{margin:0 0 6px;font-size:28px;line-height:1.3;letter-spacing:.02em}
.top p{margin:2px 0;color:#e2eefa}
.wrap{max-width:1120px;margin:0 auto;padding:0 24px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;background:#fff;color:var(--brand);padding:8px 12px;z-index:9}
main section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px 24px;margin:20px 0}
h2{margin:0 0 4px;font-size:20px}
h3{margin:20px 0 6px;font-size:16px}
.hint{margin:0 0 12px;color:var(--soft);font-size:14px}
.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin:20px 0}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:16px 18px}
.card p{margin:0}
.card .name{color:var(--soft);font-size:14px}
.card .figure{font-size:30px;line-height:1.3;font-weight:700;font-variant-numeric:tabular-nums}
.card .figure.bad{color:var(--bad)}
.card .figure.good{color:var(--good)}
.card .range{color:var(--soft);font-size:13px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:15px;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:14px;padding-bottom:6px}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
th{font-weight:600}
thead th{color:var(--soft);font-size:13px;white-space:nowrap}
td.num,th.num{text-align:right;white-space:nowrap}
td.chart{width:42%;min-width:120px}
svg{display:block;width:100%;height:18px}
svg.tall{height:auto;max-width:640px}
th .hint{font-weight:400}
.columns section{margin:0}
.columns{margin:20px 0;display:grid;grid-template-columns:1fr 1fr;gap:28px}
.filters{display:grid;grid-template-columns:repeat(5,1fr);gap:12px;margin:10px 0}
.filters label{display:block;font-size:13px;color:var(--soft)}
.filters .search{grid-column:1/-1}
select,input{width:100%;font:inherit;color:var(--ink);background:#fff;border:1px solid #7b8794;border-radius:6px;padding:7px 9px;min-height:42px}
:focus-visible{outline:3px solid #d97706;outline-offset:2px}
.case{border:1px solid var(--line);border-left:6px solid var(--good);border-radius:8px;margin:10px 0;background:#fff}
.case.wrong{border-left-color:var(--bad)}
.case summary{cursor:pointer;padding:12px 16px}
.case .q{font-weight:600}
.case .meta{color:var(--soft);font-size:13px;margin-top:2px}
.tag{display:inline-block;border-radius:4px;padding:0 7px;margin-right:8px;font-size:13px;font-weight:600}
.tag.good{background:var(--goodbg);color:var(--good)}
.tag.bad{background:var(--badbg);color:var(--bad)}
.body{padding:0 16px 16px;border-top:1px solid var(--line)}
.why{background:var(--badbg);border-radius:6px;padding:10px 14px;margin:14px 0}
.why strong{color:var(--bad)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:18px}
.pair h4,.body h4{margin:14px 0 4px;font-size:14px;color:var(--soft)}
dl{margin:0}
dt{font-size:13px;color:var(--soft)}
dd{margin:0 0 8px}
pre.text{white-space:pre-wrap;margin:0 0 8px;font:inherit;background:var(--ground);border-radius:6px;padding:10px 14px}
blockquote{margin:6px 0 10px;padding:8px 14px;border-left:4px solid var(--line);background:var(--ground);white-space:pre-wrap;font-size:15px}
blockquote.key{border-left-color:var(--good)}
mark{background:var(--mark);color:var(--ink);padding:1px 0}
ol,ul{margin:4px 0 8px;padding-left:24px}
code{font-family:ui-monospace,Consolas,monospace;font-size:13px}
footer{color:var(--soft);font-size:13px;padding:8px 0 40px}
@media (max-width:760px){
body{font-size:15px}.wrap{padding:0 12px}main section{padding:16px 14px}
.cards{grid-template-columns:1fr 1fr;gap:10px}.card{padding:12px}.card .figure{font-size:24px}
.columns,.pair{grid-template-columns:1fr;gap:8px}.filters{grid-template-columns:1fr 1fr}
table.rates,table.rates tbody,table.rates tr,table.rates th,table.rates td{display:block;border:0;padding:0;width:100%;text-align:left}
table.rates thead{display:none}table.rates tr{padding:9px 0;border-bottom:1px solid var(--line)}table.rates td.chart{width:100%}
}
@media print{
body{background:#fff;font-size:11pt}header.top{background:none;color:#000;padding:0}.top p{color:#333}
main section,.card{border-color:#999;break-inside:avoid}#cases{break-inside:auto}.case{break-inside:avoid}.filters,.skip,.count{display:none}
svg *{print-color-adjust:exact}mark{print-color-adjust:exact}
}
`;
