/**
 * The report's only script: it hides the questions that the filters leave out, and opens all for printing. Without it
 * every question is there to read. It makes no markup of anything it reads.
 */
export const SCRIPT = `
'use strict';
(function(){
var form=document.getElementById('filters');
if(!form)return;
var cases=Array.prototype.slice.call(document.querySelectorAll('article.case'));
var count=document.getElementById('count');
var words=cases.map(function(one){return one.textContent.toLowerCase().replace(/\\s+/g,'');});
var fields=['result','kind','tag','cause','status'];
function fits(one,name){
var wanted=form.elements[name]?form.elements[name].value:'';
if(wanted==='')return true;
return (one.getAttribute('data-'+name)||'').split('\\n').indexOf(wanted)!==-1;
}
function apply(){
var text=form.elements.text.value.toLowerCase().replace(/\\s+/g,'');
var shown=0;
cases.forEach(function(one,at){
var is=fields.every(function(name){return fits(one,name);})&&words[at].indexOf(text)!==-1;
one.hidden=!is;
if(is)shown+=1;
});
count.textContent='显示 '+shown+' / '+cases.length+' 题';
}
form.addEventListener('input',apply);
form.addEventListener('submit',function(event){event.preventDefault();});
form.addEventListener('reset',function(){setTimeout(apply,0);});
window.addEventListener('beforeprint',function(){cases.forEach(function(one){if(!one.hidden)one.querySelector('details').open=true;});});
form.hidden=false;
apply();
}());
`;
