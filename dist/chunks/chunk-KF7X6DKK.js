export{a_9 as a,b_9 as b,c_9 as c,d_9 as d}from"./check-at-once.js";
