export{a_49 as a,b_49 as b,c_49 as c,d_49 as d}from"./check-at-once.js";
