export{a_27 as a,b_27 as b,c_27 as c}from"./check-at-once.js";
