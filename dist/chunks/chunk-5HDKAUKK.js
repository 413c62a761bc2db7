export{a_33 as a,b_33 as b,c_33 as c}from"./check-at-once.js";
