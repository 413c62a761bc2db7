export{a_30 as a,b_30 as b,c_30 as c,d_30 as d,e_30 as e,f_30 as f}from"./check-at-once.js";
