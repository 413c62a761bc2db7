export{a_9 as a,b_9 as b,c_9 as c,d_9 as d,e_9 as e}from"./check-at-once.js";
