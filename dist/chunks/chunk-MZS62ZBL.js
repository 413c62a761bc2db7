export{a_29 as a,b_29 as b,c_29 as c}from"./check-at-once.js";
