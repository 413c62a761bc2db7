export{a_6 as a,b_6 as b,c_6 as c,d_6 as d,e_6 as e}from"./check-at-once.js";
