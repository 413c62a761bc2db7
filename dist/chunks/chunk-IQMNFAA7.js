export{a_47 as a,b_47 as b,c_47 as c}from"./check-at-once.js";
