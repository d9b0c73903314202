/**
 * The report's only script: it hides the questions that the filters leave out, and opens all that is folded for printing.
 * Without it every question is there to read. It makes no markup of anything it reads.
 */
export const SCRIPT = `
'use strict';
(function(){
var opened=[];
window.addEventListener('beforeprint',function(){
Array.prototype.forEach.call(document.querySelectorAll('details'),function(one){
if(one.open||one.closest('[hidden]'))return;
one.open=true;
opened.push(one);
});
});
window.addEventListener('afterprint',function(){opened.splice(0).forEach(function(one){one.open=false;});});
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
form.hidden=false;
apply();
}());
`;
