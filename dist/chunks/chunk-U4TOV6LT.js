export{a_24 as a,b_24 as b,c_24 as c}from"./check-at-once.js";
