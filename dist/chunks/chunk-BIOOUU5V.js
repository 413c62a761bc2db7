export{a_40 as a,b_40 as b,c_40 as c}from"./check-at-once.js";
